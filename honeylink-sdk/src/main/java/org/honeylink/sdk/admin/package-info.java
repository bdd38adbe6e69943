/**
 * What an administrator does from a program: sign in, register devices, look at devices and
 * sessions. Uses api, identity and session.
 */
@NullMarked
package org.honeylink.sdk.admin;

import org.jspecify.annotations.NullMarked;
