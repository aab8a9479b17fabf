package org.wattline.tenancy.vaadin.view;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On which hosts a page exists. On the others it is not found. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnDoor {
  Door value();

  /** The kinds of host. */
  enum Door {
    /** A supplier's. */
    TENANT,
    /** The platform's. */
    PLATFORM,
    /** Both. */
    ANY
  }
}
