package org.wattline.portal.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveIn;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.moves.VacantPoint;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Trouble;

/** The questions of a move in, one at a time; nothing is sent before the summary is agreed to. */
final class MoveInQuestions extends MoveQuestions {
  private static final int LONGEST_NUMBER = 60;

  private enum Question {
    DAY,
    POINT,
    SUMMARY
  }

  private final transient Account account;
  private final transient Terms terms;
  private final transient MovesApi moves;
  private final transient Consumer<Move> sent;
  private final TextField number = new TextField();
  private Question at = Question.DAY;
  private transient @Nullable VacantPoint point;

  MoveInQuestions(
      Account account, Terms terms, LocalDate today, MovesApi moves, Consumer<Move> sent) {
    super(today, "movein.day.help");
    this.account = account;
    this.terms = terms;
    this.moves = moves;
    this.sent = sent;
    number.setLabel(getTranslation("movein.point.label"));
    number.setMaxLength(LONGEST_NUMBER);
    number.setRequiredIndicatorVisible(true);
    problems.with("day", day).with("on", day).with("marketId", number);
    ask();
  }

  private void ask() {
    Place place =
        switch (at) {
          case DAY -> Place.FIRST;
          case POINT -> Place.BETWEEN;
          case SUMMARY -> Place.SUMMARY;
        };
    show(
        "movein." + at.name().toLowerCase(Locale.ROOT),
        place,
        heading -> {
          Component asked =
              switch (at) {
                case DAY -> day;
                case POINT -> number;
                case SUMMARY -> summary(Objects.requireNonNull(point));
              };
          if (at == Question.POINT) {
            add(new Paragraph(getTranslation("movein.point.text")));
          }
          add(asked);
          return at == Question.SUMMARY ? heading : asked;
        });
  }

  @Override
  void forward() {
    problems.clear();
    boolean complete =
        switch (at) {
          case DAY -> problems.complete(this, day);
          case POINT -> problems.complete(this, number) && found();
          case SUMMARY -> true;
        };
    if (complete) {
      at = Question.values()[at.ordinal() + 1];
      ask();
    }
  }

  @Override
  void backward() {
    at = Question.values()[at.ordinal() - 1];
    ask();
  }

  /** Looks the point up; where nobody is to move in to it, the field says why and what to do. */
  private boolean found() {
    try {
      point = moves.vacantPoint(number.getValue().strip(), chosenDay());
      return true;
    } catch (ApiProblemException refusal) {
      number.setErrorMessage(
          refusal.isNotFound()
              ? getTranslation("movein.point.unknown")
              : Trouble.sentence(this, refusal));
      number.setInvalid(true);
      number.focus();
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
    return false;
  }

  /** What was answered, and what the service says will come of it. */
  private Component summary(VacantPoint there) {
    Formats formats = Formats.here();
    Facts facts =
        new Facts()
            .with(getTranslation("movein.address"), words(there.address()))
            .with(getTranslation("movein.point.label"), there.marketId())
            .with(getTranslation("movein.day"), formats.date(chosenDay()));
    if (terms.monthlyAdvance() != null) {
      facts.with(
          getTranslation("movein.advance"),
          formats.money(terms.monthlyAdvance(), Currency.getInstance(account.currency())));
    }
    String language = formats.locale().getLanguage();
    String tariff = terms.productNames().getOrDefault(language, terms.productCode());
    Div content = new Div(facts, new Paragraph(getTranslation("movein.tariff.text", tariff)));
    content.addClassName("wl-stack");
    try {
      Move preview = moves.moveIn(answers(there), true);
      content.add(MoveView.next(this, preview));
      Button send = new Button(getTranslation("movein.send"), click -> send(there));
      send.addThemeVariants(ButtonVariant.PRIMARY);
      send.setDisableOnClick(true);
      content.add(send);
    } catch (ApiProblemException refusal) {
      content.add(MoveOutQuestions.refused(Trouble.sentence(this, refusal)));
    } catch (RuntimeException failure) {
      content.add(Trouble.inPlace(this, failure, this::ask));
    }
    return content;
  }

  private static String words(PremiseAddress address) {
    return address.street()
        + (address.extra() == null ? "" : " " + address.extra())
        + ", "
        + address.postalCode()
        + " "
        + address.city();
  }

  private void send(VacantPoint there) {
    try {
      sent.accept(moves.moveIn(answers(there), false));
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
      ask();
    }
  }

  /** The terms that the account has, but for what was agreed for its present point alone. */
  private MoveIn answers(VacantPoint there) {
    return new MoveIn(
        account.id(),
        there.servicePointId(),
        chosenDay(),
        List.of(),
        new NewTerms(
            terms.productId(),
            terms.cycle(),
            terms.customerClass(),
            Map.of(),
            List.of(),
            terms.monthlyAdvance()));
  }
}
