/** DNS-SD by JmDNS. Nobody imports it. */
@NullMarked
package org.honeylink.control.discovery.infrastructure;

import org.jspecify.annotations.NullMarked;
