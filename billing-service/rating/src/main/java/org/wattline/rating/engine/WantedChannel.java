package org.wattline.rating.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wattline.rating.calendar.JointCalendar;

/** What the components that apply ask of one channel of usage. */
final class WantedChannel {
  private static final int[] LENGTHS = {60, 30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1};

  private final TreeSet<Integer> windows = new TreeSet<>();
  private final TreeSet<Integer> fineWindows = new TreeSet<>();
  private final TreeSet<String> fineCalendars = new TreeSet<>();
  private final TreeSet<String> alike = new TreeSet<>();
  private final Map<String, List<String>> periods = new TreeMap<>();
  private int most = 60;
  private boolean intervals;
  private boolean peaks;

  /** That registers cannot stand for intervals. */
  void onlyIntervals() {
    intervals = true;
  }

  /** That a register has to have the highest power where there are no intervals. */
  void peaks() {
    peaks = true;
  }

  void window(int minutes, boolean fine) {
    windows.add(minutes);
    if (fine) {
      fineWindows.add(minutes);
    }
  }

  void periods(String calendar, List<String> names, boolean fine) {
    periods.put(calendar, names);
    if (fine) {
      fineCalendars.add(calendar);
    }
  }

  void atMost(int minutes) {
    most = Math.min(most, minutes);
  }

  /** That intervals have to be as those of other channels. */
  void like(TreeSet<String> names) {
    alike.addAll(names);
  }

  TreeSet<String> alike() {
    return alike;
  }

  /** What is asked of a channel that is made of others is asked of each of them, of intervals. */
  void all(WantedChannel other) {
    limits(other);
    periods.putAll(other.periods);
    onlyIntervals();
  }

  /** What limits the intervals of a channel limits those that have to be like them. */
  void limits(WantedChannel other) {
    windows.addAll(other.windows);
    fineWindows.addAll(other.fineWindows);
    fineCalendars.addAll(other.fineCalendars);
    most = Math.min(most, other.most);
  }

  Needs.Channel need(Binding binding) {
    return new Needs.Channel(
        intervals, longest(binding), List.copyOf(windows), List.copyOf(alike), peaks, periods);
  }

  private int longest(Binding binding) {
    for (int minutes : LENGTHS) {
      if (minutes <= most && fitsWindows(minutes) && fitsDays(minutes, binding)) {
        return minutes;
      }
    }
    return 1;
  }

  private boolean fitsWindows(int minutes) {
    return windows.stream().allMatch(window -> Math.max(window, minutes) % minutes == 0)
        && fineWindows.stream().allMatch(window -> window >= minutes);
  }

  private boolean fitsDays(int minutes, Binding binding) {
    List<String> calendars = List.copyOf(fineCalendars);
    try {
      JointCalendar joint = binding.joint(calendars, minutes);
      for (int i = 0; i < calendars.size(); i++) {
        if (joint.straddles(i)) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException uneven) {
      return false;
    } catch (RefusedException unknownCalendar) {
      return true;
    }
  }
}
