package org.wattline.tenancy.time;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says that a method means the machine's clock: everything else takes the time from a bean. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface SystemClock {}
