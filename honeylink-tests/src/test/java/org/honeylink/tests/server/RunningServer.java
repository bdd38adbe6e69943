package org.honeylink.tests.server;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives tests the one server that all of them share: started for the first that asks, stopped after
 * the last. Use ids that no other test uses, and do not stop it; a test that wants to do so starts
 * its own with {@link TestServer#startFresh}.
 */
public final class RunningServer implements ParameterResolver, TestWatcher {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RunningServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestServer.class;
  }

  @Override
  public TestServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(TestServer.class, key -> TestServer.startFresh(), TestServer.class);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    TestServer server =
        context.getRoot().getStore(NAMESPACE).get(TestServer.class, TestServer.class);
    if (server != null) {
      System.err.println(context.getDisplayName() + " failed; the server said last:");
      System.err.println(server.logTail());
    }
  }
}
