# Texts by the old tokenizer, padded, into an embedding.
from tensorflow.keras.layers import Dense, Embedding, GlobalAveragePooling1D, Input
from tensorflow.keras.models import Sequential
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer

sentences = ["I love my dog", "I, love my cat", "You love my dog!", "Do you think my dog is amazing?"]
tokenizer = Tokenizer(num_words=100, oov_token="<OOV>")
tokenizer.fit_on_texts(sentences)
word_index = tokenizer.word_index
sequences = tokenizer.texts_to_sequences(sentences)
padded = pad_sequences(sequences, maxlen=5)
print(word_index)
print(sequences)
print(padded.shape, padded.dtype, pad_sequences(sequences).shape, pad_sequences(sequences, padding="post", truncating="post", maxlen=3).shape)
print(tokenizer.texts_to_sequences(["i really love my dog"]), tokenizer.texts_to_matrix(sentences).shape, len(tokenizer.index_word))
plain = Tokenizer()
plain.fit_on_texts(["b a a c", "a c"])
total_words = len(plain.word_index) + 1
print(plain.word_index, total_words, plain.texts_to_matrix(["a"]).shape, plain.document_count)
letters = Tokenizer(char_level=True, lower=False)
letters.fit_on_texts(["abA a"])
print(letters.word_index)

input_sequences = []
for line in sentences:
    token_list = plain.texts_to_sequences([line])[0]
    full = tokenizer.texts_to_sequences([line])[0]
    for i in range(1, len(full)):
        input_sequences.append(full[: i + 1])
max_sequence_len = max([len(x) for x in input_sequences])
input_sequences = pad_sequences(input_sequences, maxlen=max_sequence_len, padding="pre")
xs, labels = input_sequences[:, :-1], input_sequences[:, -1]
print(max_sequence_len, input_sequences.shape, xs.shape, labels.shape)

model = Sequential([Input((max_sequence_len - 1,)), Embedding(total_words, 16), GlobalAveragePooling1D(), Dense(len(word_index) + 1, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.summary()
