package org.honeylink.control.device.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.access.application.DeviceTokenVerifier;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;

/**
 * Knows devices by their tokens; one that is suspended or revoked calls in vain. An enterprise
 * bean, because it is called before the web layer has entered any: the persistence unit belongs to
 * them.
 */
@Stateless
public class RecogniseDevice implements DeviceTokenVerifier {

  @Inject DeviceRepository repository;

  @Override
  public Optional<Caller> verify(byte[] sha256OfToken) {
    return repository
        .findByToken(sha256OfToken)
        .filter(RecogniseDevice::mayCall)
        .map(RecogniseDevice::asCaller);
  }

  @Override
  public Optional<Caller> mayCall(String deviceId) {
    return repository
        .find(new DeviceId(deviceId))
        .filter(RecogniseDevice::mayCall)
        .map(RecogniseDevice::asCaller);
  }

  private static boolean mayCall(Device device) {
    return device.status().isLetIn();
  }

  private static Caller asCaller(Device device) {
    return new Caller(device.deviceId().value(), device.tenantId(), Set.of(Role.DEVICE));
  }
}
