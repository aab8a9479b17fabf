package org.wattline.rating.json;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the shape of a Java type. One instance serves one document type. */
final class Shapes {
  private final Map<Type, Shape> known;

  /**
   * @param fractions whether numbers may be fractions, as computed ones are
   */
  Shapes(boolean fractions) {
    known = new HashMap<>(Texts.basic(fractions));
    known.put(boolean.class, known.get(Boolean.class));
    known.put(int.class, known.get(Integer.class));
  }

  Shape of(Type type) {
    Shape found = known.get(type);
    if (found != null) {
      return found;
    }
    Shape made = make(type);
    known.putIfAbsent(type, made);
    return made;
  }

  private Shape make(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new Collections.ListShape(of(arguments[0]));
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new Collections.MapShape(of(arguments[1]));
      }
    } else if (type instanceof Class<?> raw) {
      if (raw.isEnum()) {
        return Texts.ofEnum(raw);
      }
      Textual textual = raw.getAnnotation(Textual.class);
      if (textual != null) {
        Method parse = parseMethod(raw);
        return new Texts.Text(
            "text (" + textual.example() + ")", textual.pattern(), text -> parsed(parse, text));
      }
      if (raw.isRecord()) {
        RecordShape shape = new RecordShape(raw);
        known.put(raw, shape);
        shape.build(this);
        return shape;
      }
      if (raw.isSealed()) {
        ChoiceShape choice = new ChoiceShape(raw);
        known.put(raw, choice);
        choice.build(this);
        return choice;
      }
    }
    throw new IllegalStateException(type + " has no JSON shape");
  }

  private static Method parseMethod(Class<?> type) {
    try {
      return type.getMethod("parse", String.class);
    } catch (NoSuchMethodException missing) {
      throw new IllegalStateException(type + " has no static parse(String)", missing);
    }
  }

  private static Object parsed(Method parse, String text) {
    try {
      return parse.invoke(null, text);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed);
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  static MethodHandles.Lookup lookup(Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }
}
