/**
 * Answers to requests that cannot be served, as RFC 9457 problems: a stable type per reason, a
 * sentence that a person can act on, the request's id, and nothing of the inside.
 */
@NullMarked
package org.wattline.tenancy.problem;

import org.jspecify.annotations.NullMarked;
