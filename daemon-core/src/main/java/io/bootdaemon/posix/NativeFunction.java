package io.bootdaemon.posix;

import java.lang.ref.Reference;
import java.util.Arrays;

import com.kenai.jffi.CallContext;
import com.kenai.jffi.CallingConvention;
import com.kenai.jffi.Invoker;
import com.kenai.jffi.Library;
import com.kenai.jffi.Type;

/**
 * A function of the C library that takes and returns integers and pointers.
 */
final class NativeFunction {

	private static final Invoker INVOKER = Invoker.getInstance();

	private final CallContext context;

	private final long address;

	private NativeFunction(String name, CallContext context) {
		this.context = context;
		this.address = Library.getDefault().getSymbolAddress(name);
		if (this.address == 0) {
			throw new UnsatisfiedLinkError("the C library has no function " + name);
		}
	}

	/**
	 * A function.
	 * @param name its name
	 * @param result what it returns
	 * @param parameters what it takes
	 */
	static NativeFunction of(String name, Type result, Type... parameters) {
		return variadic(name, parameters.length, result, parameters);
	}

	/**
	 * A function that takes further arguments after some that are fixed; on some
	 * processors these are passed in another way.
	 */
	static NativeFunction variadic(String name, int fixed, Type result, Type... parameters) {
		return new NativeFunction(name,
				CallContext.getCallContext(result, fixed, parameters, CallingConvention.DEFAULT, true));
	}

	/**
	 * Calls it.
	 * @param arguments each a Number, or a {@link NativeMemory} that is passed as pointer
	 */
	long call(Object... arguments) {
		long[] raw = Arrays.stream(arguments).mapToLong(NativeFunction::raw).toArray();
		try {
			return call(raw);
		}
		finally {
			Reference.reachabilityFence(arguments);
		}
	}

	private long call(long[] raw) {
		return switch (raw.length) {
			case 0 -> INVOKER.invokeN0(this.context, this.address);
			case 1 -> INVOKER.invokeN1(this.context, this.address, raw[0]);
			case 2 -> INVOKER.invokeN2(this.context, this.address, raw[0], raw[1]);
			case 3 -> INVOKER.invokeN3(this.context, this.address, raw[0], raw[1], raw[2]);
			case 4 -> INVOKER.invokeN4(this.context, this.address, raw[0], raw[1], raw[2], raw[3]);
			case 5 -> INVOKER.invokeN5(this.context, this.address, raw[0], raw[1], raw[2], raw[3], raw[4]);
			case 6 -> INVOKER.invokeN6(this.context, this.address, raw[0], raw[1], raw[2], raw[3], raw[4], raw[5]);
			default -> throw new IllegalArgumentException(raw.length + " arguments");
		};
	}

	private static long raw(Object argument) {
		return (argument instanceof NativeMemory memory) ? memory.address() : ((Number) argument).longValue();
	}

}
