/**
 * What the commands share: where secrets are read from, how answers are printed, how they end. Uses
 * picocli, JSON-P and the SDK.
 */
@NullMarked
package org.honeylink.launcher.cli.io;

import org.jspecify.annotations.NullMarked;
