/** The broker as its users meet it. */
@NullMarked
package org.honeylink.broker;

import org.jspecify.annotations.NullMarked;
