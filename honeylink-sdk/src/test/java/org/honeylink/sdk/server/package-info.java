/**
 * A server in this process for the SDK's tests: the API over HTTPS with real certificates and real
 * key agreement, and the other end of every session over UDP.
 */
@NullMarked
package org.honeylink.sdk.server;

import org.jspecify.annotations.NullMarked;
