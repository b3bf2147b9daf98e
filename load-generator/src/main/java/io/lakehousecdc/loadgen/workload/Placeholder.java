package io.lakehousecdc.loadgen.workload;

import io.lakehousecdc.loadgen.workload.Template.Type;

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

  record Run() implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return fill.run();
    }

    @Override
    public Type type() {
      return Type.TEXT;
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

  record User() implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return (long) fill.user();
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  record Sequence() implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return (long) fill.sequence();
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  record Id() implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return (long) fill.id();
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  /** The number of a repetition, times a factor. */
  record Repetition(long factor) implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return fill.n() * factor;
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  record EvenRepetition() implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return fill.n() % 2 == 0;
    }

    @Override
    public Type type() {
      return Type.BOOLEAN;
    }
  }

  record RandomNumber(Range range, int draw) implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return (long) range.pick(fill.draws().of(fill.sequence(), draw));
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  record RandomBoolean(int draw) implements Placeholder {
    @Override
    public Object value(Fill fill) {
      return fill.draws().of(fill.sequence(), draw) < 0;
    }

    @Override
    public Type type() {
      return Type.BOOLEAN;
    }
  }
}
