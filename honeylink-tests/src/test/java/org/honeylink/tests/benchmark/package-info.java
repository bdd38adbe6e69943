/**
 * Load runs of the data plane over the loopback interface, each with its peers in the same run: the
 * bare JDK for the sum of parts, kwik for QUIC in Java. No tests; {@code docs/benchmarks.md} says
 * how to run them and what they gave.
 */
@NullMarked
package org.honeylink.tests.benchmark;

import org.jspecify.annotations.NullMarked;
