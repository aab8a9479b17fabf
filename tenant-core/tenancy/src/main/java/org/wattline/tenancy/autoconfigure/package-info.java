/**
 * Puts the library to work in a Spring Boot service: each part where its classes are present and
 * its properties are set. All properties begin with {@code wattline.}.
 */
@NullMarked
package org.wattline.tenancy.autoconfigure;

import org.jspecify.annotations.NullMarked;
