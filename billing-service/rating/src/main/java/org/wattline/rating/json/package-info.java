/**
 * Strict JSON for records. A document is a tree of annotated records; from those alone come its
 * reader, which refuses what it does not know and says where, its writer, its JSON Schema and its
 * reference page. So the four cannot disagree. {@link org.wattline.rating.json.JsonDocument} is the
 * way in.
 */
@NullMarked
package org.wattline.rating.json;

import org.jspecify.annotations.NullMarked;
