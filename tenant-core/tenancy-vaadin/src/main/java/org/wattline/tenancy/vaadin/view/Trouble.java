package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.signin.SignInExpiredException;
import org.wattline.tenancy.vaadin.signin.SignInUnavailableException;

/** Says what went wrong in words, and offers the way out. */
public final class Trouble implements ErrorHandler {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
  private static final int NOTICE_MS = 8_000;
  private static final String ASKED = Trouble.class.getName();

  /** What to tell the reader of a failure. */
  public static String sentence(Component where, Throwable failure) {
    return switch (failure) {
      case ApiProblemException refused when refused.isForbidden() ->
          Refused.coded(where, refused.problem())
              .orElseGet(() -> where.getTranslation("trouble.forbidden"));
      case ApiProblemException refused when refused.isNotFound() ->
          where.getTranslation("trouble.notfound");
      case ApiProblemException refused -> Refused.sentence(where, refused.problem());
      case ApiUnavailableException silent -> where.getTranslation("trouble.unavailable");
      case SignInUnavailableException silent -> where.getTranslation("trouble.unavailable");
      case SignInExpiredException expired -> where.getTranslation("trouble.expired");
      default -> where.getTranslation("trouble.unexpected");
    };
  }

  /** Shows a failure of a part of the page in its place, with a retry. */
  public static Component inPlace(Component where, Exception failure, Runnable retry) {
    if (failure instanceof SignInExpiredException) {
      askToSignIn(UI.getCurrent());
    } else {
      log(failure);
    }
    Button again = new Button(where.getTranslation("trouble.retry"), click -> retry.run());
    again.setPrefixComponent(new Icon(Icon.Name.REFRESH));
    return new StateView(
            Icon.Name.ALERT, where.getTranslation("trouble.title"), sentence(where, failure), again)
        .asFailure();
  }

  /** Shows a failure of an action; what was typed stays where it is. */
  public static void notice(Component where, Exception failure) {
    if (failure instanceof SignInExpiredException) {
      askToSignIn(UI.getCurrent());
      return;
    }
    log(failure);
    Notification notice =
        new Notification(sentence(where, failure), NOTICE_MS, Notification.Position.BOTTOM_CENTER);
    notice.addThemeName("error");
    notice.setAssertive(true);
    notice.open();
  }

  /** Everything that no view has caught. */
  @Override
  public void error(ErrorEvent event) {
    Throwable failure = event.getThrowable();
    UI ui = UI.getCurrent();
    if (ui == null) {
      LOG.error("Work without a page failed", failure);
      return;
    }
    notice(ui, failure instanceof Exception exception ? exception : new RuntimeException(failure));
  }

  /** Asks once per page to sign in again, and comes back to the same page. */
  private static void askToSignIn(UI ui) {
    if (Boolean.TRUE.equals(ComponentUtil.getData(ui, ASKED))) {
      return;
    }
    ComponentUtil.setData(ui, ASKED, Boolean.TRUE);
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(ui.getTranslation("expired.title"));
    dialog.setText(ui.getTranslation("expired.text"));
    dialog.setCloseOnEsc(false);
    dialog.setConfirmText(ui.getTranslation("expired.signin"));
    dialog.addConfirmListener(confirmed -> ui.getPage().setLocation(signInAddress(ui)));
    dialog.open();
  }

  /** Where to sign in so that this page comes back. */
  static String signInAddress(UI ui) {
    String page = "/" + ui.getActiveViewLocation().getPathWithQueryParameters();
    return "/sign-in?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  private static void log(Exception failure) {
    if (failure instanceof ApiProblemException) {
      LOG.info("Refused: {}", failure.getMessage());
    } else {
      LOG.error("A page met a failure", failure);
    }
  }
}
