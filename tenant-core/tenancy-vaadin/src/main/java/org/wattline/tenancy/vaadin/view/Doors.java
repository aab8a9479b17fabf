package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import org.wattline.tenancy.vaadin.SiteScope;

/** Keeps pages to the hosts that they say with {@link OnDoor}. */
public final class Doors {
  private Doors() {}

  /** Sends a visit at the wrong door to the not-found page, before any view is made. */
  public static void check(BeforeEnterEvent event) {
    OnDoor door = event.getNavigationTarget().getAnnotation(OnDoor.class);
    if (door == null || door.value() == OnDoor.Door.ANY) {
      return;
    }
    boolean platform = SiteScope.current().isPlatform();
    if (platform != (door.value() == OnDoor.Door.PLATFORM)) {
      event.rerouteToError(NotFoundException.class);
    }
  }
}
