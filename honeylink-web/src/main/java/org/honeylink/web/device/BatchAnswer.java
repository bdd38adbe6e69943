package org.honeylink.web.device;

import java.util.List;

/**
 * Answer to {@code POST /devices/batch}.
 *
 * @param results one for each registration, in order
 */
public record BatchAnswer(long registered, long refused, List<BatchItem> results) {

  static BatchAnswer of(List<BatchItem> results) {
    long registered = results.stream().filter(each -> each.device() != null).count();
    return new BatchAnswer(registered, results.size() - registered, List.copyOf(results));
  }
}
