/**
 * Who a device is: its keys, its token, its certificate, and the sealed file that keeps them. Uses
 * api and honeylink-crypto.
 */
@NullMarked
package org.honeylink.sdk.identity;

import org.jspecify.annotations.NullMarked;
