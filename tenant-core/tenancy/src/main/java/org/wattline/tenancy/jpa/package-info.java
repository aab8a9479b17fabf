/**
 * Hibernate over the tenant-aware data source. A session belongs to the tenant that is bound when
 * it is opened, and draws its connection from the same source as plain JDBC.
 */
@NullMarked
package org.wattline.tenancy.jpa;

import org.jspecify.annotations.NullMarked;
