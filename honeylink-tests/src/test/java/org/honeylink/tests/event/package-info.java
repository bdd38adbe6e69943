/** What integrators hear over JMS. */
@NullMarked
package org.honeylink.tests.event;

import org.jspecify.annotations.NullMarked;
