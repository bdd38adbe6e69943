package org.honeylink.connector.inbound;

/**
 * What one receiver has done since it started.
 *
 * @param datagrams handed to the endpoint
 * @param batches calls of the endpoint that returned
 * @param droppedByEndpoint datagrams of batches that the endpoint refused or failed on
 * @param droppedOversize datagrams longer than their room
 * @param endpointFailures calls that failed, and attempts to obtain an endpoint that did
 */
public record ReceiverCounters(
    long datagrams,
    long batches,
    long droppedByEndpoint,
    long droppedOversize,
    long endpointFailures) {}
