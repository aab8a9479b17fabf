package org.wattline.tenancy.vaadin.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs a test of views on a site, as a person with these roles; without roles as a stranger. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SiteExtension.class)
public @interface OnSite {
  String host();

  String name() default "An Peeters";

  String[] roles() default {};
}
