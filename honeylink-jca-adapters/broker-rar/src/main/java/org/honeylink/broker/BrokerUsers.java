package org.honeylink.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * The broker's two users, each with the role of the same name. Thread-safe; passwords are compared
 * in constant time.
 *
 * <p>A connection pool without credentials makes Payara sign in with an empty user. Over the in-VM
 * transport, which only code of this very process can open, that is the server; over any other it
 * is refused. The broker must not cache what is decided here: its cache does not know transports.
 */
final class BrokerUsers implements ActiveMQSecurityManager5 {

  /** The server itself, over the in-VM connector. */
  static final String SERVER = "honeylink-server";

  /** Whoever consumes HoneyLink's topics from outside. */
  static final String INTEGRATOR = "integrator";

  private final Map<String, byte[]> passwords;

  BrokerUsers(String serverPassword, String integratorPassword) {
    this.passwords =
        Map.of(
            SERVER, serverPassword.getBytes(StandardCharsets.UTF_8),
            INTEGRATOR, integratorPassword.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean validateUser(@Nullable String user, @Nullable String password) {
    if (user == null || password == null) {
      return false;
    }
    byte[] expected = passwords.get(user);
    return expected != null
        && MessageDigest.isEqual(expected, password.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean validateUserAndRole(
      @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
    return user != null && validateUser(user, password) && allowed(user, roles, checkType);
  }

  /** Null when the credentials are wrong, as the broker expects. */
  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      @Nullable RemotingConnection connection,
      @Nullable String securityDomain) {
    if (user != null && validateUser(user, password)) {
      return subject(user);
    }
    boolean unnamed = user == null || user.isEmpty();
    return unnamed && isInVm(connection) ? subject(SERVER) : null;
  }

  private static boolean isInVm(@Nullable RemotingConnection connection) {
    return connection != null && connection.getTransportConnection() instanceof InVMConnection;
  }

  private static Subject subject(String user) {
    return new Subject(true, Set.of(new UserPrincipal(user)), Set.of(), Set.of());
  }

  @Override
  public boolean authorize(
      Subject subject, Set<Role> roles, CheckType checkType, @Nullable String address) {
    return subject.getPrincipals(UserPrincipal.class).stream()
        .anyMatch(user -> allowed(user.getName(), roles, checkType));
  }

  private static boolean allowed(String user, Set<Role> roles, CheckType checkType) {
    return roles.stream().anyMatch(role -> role.getName().equals(user) && checkType.hasRole(role));
  }
}
