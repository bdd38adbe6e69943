/** The outbound contract of Jakarta Connectors 2.1, clause by clause. */
@NullMarked
package org.honeylink.connector.outbound;

import org.jspecify.annotations.NullMarked;
