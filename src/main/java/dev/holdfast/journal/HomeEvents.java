package dev.holdfast.journal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the home itself has to tell.
public final class HomeEvents {
  public static final String BEGAN = "incident.began";
  public static final String ENDED = "incident.ended";
  public static final String LEFT = "incident.left";

  private HomeEvents() {}

  /// Which run it is about.
  ///
  /// @param mode live, drill or rehearsal
  public record Subject(String incident, String plan, String scenario, String mode) {
    Map<String, Object> data() {
      var data = new LinkedHashMap<String, Object>();
      data.put("incident", incident);
      data.put("plan", plan);
      data.put("scenario", scenario);
      data.put("mode", mode);
      return data;
    }
  }

  /// An incident was declared.
  ///
  /// @param start hash of its `incident.json`
  public record IncidentBegan(Subject subject, String planHash, String start) implements HomeEvent {
    @Override
    public String type() {
      return BEGAN;
    }

    @Override
    public Map<String, Object> data() {
      var data = subject.data();
      data.put("planHash", planHash);
      data.put("start", start);
      return data;
    }
  }

  /// A process let go of an incident. Whoever removes or cuts its record later is contradicted
  /// here.
  ///
  /// @param how whether anything is left to do in it
  /// @param state how it stood
  /// @param events how many are on its record
  /// @param head hash of the last of them
  /// @param signed how many of them a signature covers
  public record IncidentLeft(
      Subject subject, How how, String state, String start, long events, String head, long signed)
      implements HomeEvent {
    @Override
    public String type() {
      return switch (how) {
        case ENDED -> ENDED;
        case UNFINISHED -> LEFT;
      };
    }

    @Override
    public Map<String, Object> data() {
      var data = subject.data();
      data.put("state", state);
      data.put("start", start);
      data.put("events", events);
      data.put("head", head);
      data.put("signed", signed);
      return data;
    }
  }

  /// Whether an incident that was let go goes on some day.
  public enum How {
    ENDED,
    UNFINISHED
  }

  /// A plan's folder was opened to be used.
  public record PlanOpened(Path folder, String plan, String planHash) implements HomeEvent {
    @Override
    public String type() {
      return "plan.opened";
    }

    @Override
    public Map<String, Object> data() {
      var data = new LinkedHashMap<String, Object>();
      data.put("folder", folder.toString());
      data.put("plan", plan);
      data.put("planHash", planHash);
      return data;
    }
  }

  /// A file that could not be read was kept under another name.
  public record FileKeptAside(Path file, Path kept, String because) implements HomeEvent {
    @Override
    public String type() {
      return "file.kept-aside";
    }

    @Override
    public Map<String, Object> data() {
      var data = new LinkedHashMap<String, Object>();
      data.put("file", file.toString());
      data.put("kept", kept.toString());
      data.put("because", because);
      return data;
    }
  }

  /// What children of an earlier run left in the clear could not be removed.
  public record LeftInTheClear(Path folder, String because) implements HomeEvent {
    @Override
    public String type() {
      return "run-folder.not-removed";
    }

    @Override
    public Map<String, Object> data() {
      var data = new LinkedHashMap<String, Object>();
      data.put("folder", folder.toString());
      data.put("because", because);
      return data;
    }
  }

  /// The space that was kept back for a full disk was given up.
  ///
  /// @param free what was left before
  public record BallastFreed(long bytes, long free) implements HomeEvent {
    @Override
    public String type() {
      return "ballast.freed";
    }

    @Override
    public Map<String, Object> data() {
      var data = new LinkedHashMap<String, Object>();
      data.put("bytes", bytes);
      data.put("free", free);
      return data;
    }
  }
}
