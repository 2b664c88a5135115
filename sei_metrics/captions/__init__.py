"""The words that rows carry: labels, amounts, credits, sentences of doubt."""
