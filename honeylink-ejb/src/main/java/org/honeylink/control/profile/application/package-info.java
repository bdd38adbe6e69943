/** Use cases of profiles: keep, export, import, apply; and the ports they need. */
@NullMarked
package org.honeylink.control.profile.application;

import org.jspecify.annotations.NullMarked;
