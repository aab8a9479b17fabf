package org.wattline.console.books;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.wattline.console.AddressQuery;
import org.wattline.tenancy.vaadin.language.Formats;

/** The day that the books are read on; another one is another address of the same page. */
final class DayField extends Div {
  private final transient Clock clock;
  private final DatePicker day = new DatePicker();

  /**
   * @param page the page's path
   */
  DayField(String page, Clock clock) {
    this.clock = clock;
    addClassName("filters");
    day.setLabel(getTranslation("books.on"));
    day.setLocale(Formats.here().locale());
    day.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            LocalDate wanted = change.getValue();
            QueryParameters asked =
                wanted == null
                    ? QueryParameters.empty()
                    : QueryParameters.simple(Map.of(BooksNavigation.DAY, wanted.toString()));
            getUI().ifPresent(ui -> ui.navigate(page, asked));
          }
        });
    add(day);
  }

  /** The day that an address asks for, which the field then shows; today where it has none. */
  LocalDate read(Location address) {
    LocalDate asked =
        AddressQuery.day(address.getQueryParameters(), BooksNavigation.DAY)
            .orElseGet(() -> LocalDate.ofInstant(clock.instant(), Formats.here().zone()));
    day.setValue(asked);
    return asked;
  }
}
