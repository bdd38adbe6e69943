package org.honeylink.control.rotation.application;

import org.honeylink.control.rotation.domain.KeyRotation;
import org.honeylink.control.rotation.domain.RotationProgress;

/** A rotation as it stands now. */
public record RotationReport(KeyRotation rotation, RotationProgress progress) {}
