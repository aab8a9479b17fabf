package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every page of an interface, read from its classes: so that a test can visit them all. */
public final class Routes {
  private Routes() {}

  /**
   * A page.
   *
   * @param path as in {@code @Route}, with {@code :name} parameters, without a leading slash
   * @param isPublic whether nobody needs to be signed in
   * @param roles one of which is needed; empty when any signed-in person will do
   * @param door on which hosts it is served
   */
  public record Page(
      String path,
      Class<? extends Component> view,
      boolean isPublic,
      Set<String> roles,
      OnDoor.Door door) {}

  /**
   * The pages in a package and those below it.
   *
   * @throws IllegalStateException when there is none, or one says nothing of who may see it
   */
  public static List<Page> in(String packageName) {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
    List<Page> pages = new ArrayList<>();
    for (var found : scanner.findCandidateComponents(packageName)) {
      Class<? extends Component> view =
          ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null)
              .asSubclass(Component.class);
      Route route = view.getAnnotation(Route.class);
      pages.add(page(route.value(), view));
      for (RouteAlias alias : view.getAnnotationsByType(RouteAlias.class)) {
        pages.add(page(alias.value(), view));
      }
    }
    if (pages.isEmpty()) {
      throw new IllegalStateException("There is no page in " + packageName);
    }
    pages.sort(Comparator.comparing(Page::path));
    return List.copyOf(pages);
  }

  private static Page page(String path, Class<? extends Component> view) {
    boolean isPublic = view.isAnnotationPresent(AnonymousAllowed.class);
    RolesAllowed allowed = view.getAnnotation(RolesAllowed.class);
    if (!isPublic && allowed == null && !view.isAnnotationPresent(PermitAll.class)) {
      throw new IllegalStateException(view + " does not say who may see it");
    }
    OnDoor door = view.getAnnotation(OnDoor.class);
    return new Page(
        path,
        view,
        isPublic,
        allowed == null ? Set.of() : Set.of(allowed.value()),
        door == null ? OnDoor.Door.ANY : door.value());
  }
}
