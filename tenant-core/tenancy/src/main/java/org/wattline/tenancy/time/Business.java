package org.wattline.tenancy.time;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the clock that business is done by: what is recorded, billed, paid and mailed bears its
 * time. A clock without this mark is the machine's, which leases, retries, rate limits and
 * everything of security go by.
 */
@Qualifier
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Business {}
