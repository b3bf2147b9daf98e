package io.lakehousecdc.loadgen.workload;

import io.lakehousecdc.loadgen.workload.Template.Type;
import java.util.function.Function;

/** A part of a {@link Template}. */
sealed interface Placeholder {

  /** Of the type that {@link #type()} says. */
  Object value(Fill fill);

  Type type();

  record Constant(Object constant, Type type) implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return constant;
    }
  }

  record Key() implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return fill.key();
    }

    @Override
    public Type type() {
      return Type.TEXT;
    }
  }

  /**
   * @param filling gives what {@code type} says
   */
  record Filled(Type type, Function<Fill, Object> filling) implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return filling.apply(fill);
    }
  }
}
