/**
 * Sessions and their streams: opened by the API, carried over UDP. Uses api, identity,
 * honeylink-crypto and honeylink-transport.
 */
@NullMarked
package org.honeylink.sdk.session;

import org.jspecify.annotations.NullMarked;
