/** Servers whose key store is a hardware module or a Vault, and goes away. */
@NullMarked
package org.honeylink.tests.keystore;

import org.jspecify.annotations.NullMarked;
