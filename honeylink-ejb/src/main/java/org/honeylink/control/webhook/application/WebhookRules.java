package org.honeylink.control.webhook.application;

import org.honeylink.control.webhook.domain.RetryRule;

/** What the administrator has configured. */
public interface WebhookRules {

  RetryRule retry();
}
