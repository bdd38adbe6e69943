/** {@code honeylink audit}: exports of the audit log, and their verification without a server. */
@NullMarked
package org.honeylink.launcher.cli.audit;

import org.jspecify.annotations.NullMarked;
