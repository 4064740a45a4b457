// Names that Keras's objects have and that are not followed: asked for, they are unknown; any other name is an error.
// Source: `dir()` of the classes of Keras 3.15.1.

const words = (text: string): readonly string[] => text.split(/\s+/);

const LAYER = words(`
  activation activity_regularizer add_loss add_metric add_variable add_weight autocast bias bias_constraint bias_initializer bias_regularizer build build_from_config
  call cell compute_mask compute_output_shape compute_output_spec dtype_policy embeddings enable_lora forward_layer backward_layer from_config get_build_config get_weights get_vocabulary reset_state finalize_state update_state
  input_dtype input_spec kernel kernel_constraint kernel_initializer kernel_regularizer layer load_own_variables losses lora_alpha lora_enabled lora_rank metrics metrics_variables
  moving_mean moving_variance gamma beta non_trainable_variables path quantization_mode quantize quantized_build quantized_call rematerialized_call save_own_variables set_weights
  call_signature_parameters states stateful stateless_call supports_jit supports_masking symbolic_call variable_dtype
`.trim());

const MODEL = words(`
  compile_from_config compiled compiled_loss compiled_metrics compute_loss compute_metrics distribute_reduction_method distribute_strategy get_compile_config get_metrics_result
  get_quantization_layer_structure get_state_tree history jit_compile loss make_predict_function make_test_function make_train_function metrics_names optimizer predict_step reset_metrics run_eagerly
  set_state_tree stateless_compute_loss stop_training test_step train_step inputs outputs operations output_names predict_function test_function train_function steps_per_execution unrolled_steps_per_execution
`.trim());

const known = new Set([...LAYER, ...MODEL]);

/** True for a name that layers or models have; what they have for themselves alone, behind an underscore, is not listed. */
export const isKnownName = (name: string): boolean => known.has(name) || /^_[a-z]/.test(name);
