/**
 * The root key store and the enterprise root in HashiCorp Vault or OpenBao, over the documented
 * HTTP API. Here and not in the crypto module, because that has no JSON. Nobody outside the
 * infrastructure of trust imports it.
 */
@NullMarked
package org.honeylink.control.trust.infrastructure.vault;

import org.jspecify.annotations.NullMarked;
