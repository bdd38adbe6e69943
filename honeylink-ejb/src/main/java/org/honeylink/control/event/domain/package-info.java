/** An event on its way to the topics, in CloudEvents' words. */
@NullMarked
package org.honeylink.control.event.domain;

import org.jspecify.annotations.NullMarked;
