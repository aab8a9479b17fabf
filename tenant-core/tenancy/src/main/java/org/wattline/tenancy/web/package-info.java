/**
 * What every servlet service does around a request before anything else: its id, for logs and
 * problems.
 */
@NullMarked
package org.wattline.tenancy.web;

import org.jspecify.annotations.NullMarked;
