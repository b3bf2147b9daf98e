package io.lakehousecdc.sink.index;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Sums up the objects that an object of this package reaches, with the layout of a 64-bit JVM with
 * compressed references: an independent account of the heap that does not depend on when the
 * collector runs.
 */
final class RetainedBytes {

  private RetainedBytes() {}

  static long of(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(root);
    long bytes = 0;
    while (!open.isEmpty()) {
      Object object = open.remove();
      if (seen.add(object)) {
        bytes += object.getClass().isArray() ? ofArray(object, open) : ofFields(object, open);
      }
    }
    return bytes;
  }

  private static long ofArray(Object array, Deque<Object> open) {
    int length = Array.getLength(array);
    if (array instanceof Object[] elements) {
      Collections.addAll(open, elements);
    }
    // An array of nothing is a constant that all share.
    return length == 0
        ? 0
        : aligned(16 + (long) length * width(array.getClass().getComponentType()));
  }

  private static long ofFields(Object object, Deque<Object> open) {
    long bytes = 12;
    for (Field field : object.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        bytes += width(field.getType());
        if (!field.getType().isPrimitive()) {
          open.add(valueOf(field, object));
        }
      }
    }
    return aligned(bytes);
  }

  private static Object valueOf(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static int width(Class<?> type) {
    return type == long.class || type == double.class ? Long.BYTES : Integer.BYTES;
  }

  private static long aligned(long bytes) {
    return (bytes + 7) / 8 * 8;
  }
}
