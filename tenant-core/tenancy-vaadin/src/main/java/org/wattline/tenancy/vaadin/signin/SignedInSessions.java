package org.wattline.tenancy.vaadin.signin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions of this process in which somebody is signed in, to be ended from outside. */
public final class SignedInSessions {
  /** Where a person lands whose sign-in was ended elsewhere. */
  static final String SIGNED_OUT_PAGE = "/signed-out";

  private static final Logger LOG = LoggerFactory.getLogger(SignedInSessions.class);
  private static final long GOODBYE_SECONDS = 2;

  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();

  void remember(Person person, HttpSession session) {
    Entry entry = new Entry(this, person, session);
    session.setAttribute(Entry.class.getName(), entry);
  }

  /**
   * Ends the sessions of one identity-server session, or of one person where no session is named.
   *
   * @return how many were ended
   */
  int end(String issuer, @Nullable String sessionId, @Nullable String subject) {
    List<Entry> found =
        entries.stream()
            .filter(entry -> entry.person.site().issuer().equals(issuer))
            .filter(
                entry ->
                    sessionId != null
                        ? sessionId.equals(entry.person.sessionId())
                        : entry.person.subject().equals(subject))
            .toList();
    found.forEach(SignedInSessions::end);
    return found.size();
  }

  /** How many sessions are signed in. */
  public int count() {
    return entries.size();
  }

  private static void end(Entry entry) {
    try {
      sayGoodbye(entry.session);
      entry.session.invalidate();
      LOG.info("{} was signed out by the identity server", entry.person.subject());
    } catch (IllegalStateException endedAlready) {
      LOG.debug("The session had ended already", endedAlready);
    }
  }

  /** Lets open pages go to the signed-out page before their session is gone. */
  private static void sayGoodbye(HttpSession session) {
    for (VaadinSession vaadin : VaadinSession.getAllSessions(session)) {
      Future<Void> told =
          vaadin.access(
              () -> {
                for (UI ui : vaadin.getUIs()) {
                  ui.getPage().setLocation(SIGNED_OUT_PAGE);
                  ui.push();
                }
              });
      try {
        told.get(GOODBYE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        LOG.debug("A page could not be told that its session ends", e);
      }
    }
  }

  /** Enters and leaves the set with the session it is kept in. */
  private static final class Entry implements HttpSessionBindingListener {
    private final SignedInSessions registry;
    private final Person person;
    private final HttpSession session;

    Entry(SignedInSessions registry, Person person, HttpSession session) {
      this.registry = registry;
      this.person = person;
      this.session = session;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
      registry.entries.add(this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
      registry.entries.remove(this);
    }
  }
}
