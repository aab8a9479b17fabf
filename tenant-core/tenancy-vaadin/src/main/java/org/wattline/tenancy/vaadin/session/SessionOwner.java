package org.wattline.tenancy.vaadin.session;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.vaadin.Site;

/** Whose a session is: written when it is made, never changed. */
public record SessionOwner(String registrationId, String host, String issuer)
    implements Serializable {
  private static final String ATTRIBUTE = SessionOwner.class.getName();

  static SessionOwner of(Site site) {
    return new SessionOwner(site.registrationId(), site.host(), site.issuer());
  }

  void bindTo(HttpSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  static Optional<SessionOwner> of(HttpSession session) {
    return read(session.getAttribute(ATTRIBUTE));
  }

  static Optional<SessionOwner> of(com.vaadin.flow.server.WrappedSession session) {
    return read(session.getAttribute(ATTRIBUTE));
  }

  private static Optional<SessionOwner> read(@Nullable Object attribute) {
    return attribute instanceof SessionOwner owner ? Optional.of(owner) : Optional.empty();
  }
}
