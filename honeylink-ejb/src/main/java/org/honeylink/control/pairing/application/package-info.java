/**
 * Use case of pairing: a code and a certificate request become a certificate, a policy and a device
 * master.
 */
@NullMarked
package org.honeylink.control.pairing.application;

import org.jspecify.annotations.NullMarked;
