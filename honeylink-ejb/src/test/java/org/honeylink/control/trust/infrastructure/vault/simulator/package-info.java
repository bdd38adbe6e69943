/**
 * A Vault of the documented HTTP API, for tests: real keys, real tokens, and every way to refuse.
 * Written to the published documents of OpenBao ({@code openbao.org/api-docs}) and Vault ({@code
 * developer.hashicorp.com/vault/api-docs}), whose section names stand at each answer.
 */
@NullMarked
package org.honeylink.control.trust.infrastructure.vault.simulator;

import org.jspecify.annotations.NullMarked;
