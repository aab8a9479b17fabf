package org.wattline.tenancy.vaadin.signin;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.vaadin.Site;

/**
 * The person who is signed in, as the identity server knows them.
 *
 * @param subject their id in the realm
 * @param name to be greeted by
 * @param email or null
 * @param language they chose at the realm, or null
 * @param roles of the realm, without prefix
 * @param sessionId the identity server's session, to be found again when it ends there; or null
 * @param idToken handed back when signing out
 * @param tokens to call the services with
 */
public record Person(
    Site site,
    String subject,
    String name,
    @Nullable String email,
    @Nullable Locale language,
    Set<String> roles,
    @Nullable String sessionId,
    String idToken,
    UserTokens tokens) {
  private static final String ATTRIBUTE = Person.class.getName();
  private static final ScopedValue<Person> CARRIED = ScopedValue.newInstance();

  public Person {
    roles = Set.copyOf(roles);
  }

  public boolean hasAnyRole(String... wanted) {
    for (String role : wanted) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The person for whom the current work is done: the one it was handed over with, else the one of
   * the Vaadin session.
   */
  public static Optional<Person> current() {
    if (CARRIED.isBound()) {
      return Optional.of(CARRIED.get());
    }
    VaadinSession session = VaadinSession.getCurrent();
    if (session == null || session.getSession() == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable((Person) session.getSession().getAttribute(ATTRIBUTE));
    } catch (IllegalStateException ended) {
      return Optional.empty();
    }
  }

  /** Runs work for this person on a thread that has no session. */
  public void run(Runnable work) {
    ScopedValue.where(CARRIED, this).run(work);
  }

  void keepIn(HttpSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  static Optional<Person> of(HttpSession session) {
    return Optional.ofNullable((Person) session.getAttribute(ATTRIBUTE));
  }

  /** Says who without any token: a token does not belong into a log. */
  @Override
  public String toString() {
    return "Person[" + subject + " on " + site.host() + "]";
  }
}
