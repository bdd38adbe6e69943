/** How answers look: snake_case JSON, pages. */
@NullMarked
package org.honeylink.web.answer;

import org.jspecify.annotations.NullMarked;
