/** The REST API as its callers see it; every answer is held against the OpenAPI document. */
@NullMarked
package org.honeylink.tests.api;

import org.jspecify.annotations.NullMarked;
