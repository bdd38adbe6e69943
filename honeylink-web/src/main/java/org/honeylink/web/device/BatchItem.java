package org.honeylink.web.device;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What became of one registration of a batch, as if it had come alone.
 *
 * @param status 201, or that of the problem
 * @param device when it is registered; shows token and code, this once
 * @param problem when it is not
 */
public record BatchItem(
    int status, @Nullable RegisteredAnswer device, @Nullable JsonObject problem) {}
